import EventKernel

/// A shift as a scenario states it: weekdays, start, length, posts.
public typealias Shift = RosterTimetable.Shift
