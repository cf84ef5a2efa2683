#ifndef CHILD_PROCESS_H
#define CHILD_PROCESS_H

#include <stdint.h>

/// Runs this program once more with other arguments and waits for it.
///
/// `arguments` begins with the program's name and ends with NULL; what the child writes to its standard output (one
/// number on a line) is returned, or −1 if it failed. The child's ru_maxrss, as wait4 gives it, would not do: Linux
/// counts in it what the parent had in memory when it spawned the child.
int64_t child_process_number(const char *const *arguments);

#endif
