extension CameraSystem {
    /// One camera in its place.
    public struct Camera: Hashable, Sendable {
        /// The name by which other parts refer to it; unique in its list.
        public var id: String
        /// The zone whose incidents it may show.
        public var zone: String
        /// Degrees north.
        public var latitude: Double
        /// Degrees east.
        public var longitude: Double
        /// What it is, such as `fixed` or `dome`.
        public var kind: String
        /// The agency that owns it.
        public var owner: String
        /// The component whose failure darkens it; nil: none.
        public var link: String?

        /// Creates one from its parts.
        public init(
            id: String, zone: String, latitude: Double = 0, longitude: Double = 0, kind: String = "",
            owner: String = "", link: String? = nil
        ) {
            self.id = id
            self.zone = zone
            self.latitude = latitude
            self.longitude = longitude
            self.kind = kind
            self.owner = owner
            self.link = link
        }
    }

    /// How much of what happens in a zone its cameras show.
    public struct Coverage: Hashable, Sendable {
        /// The zone.
        public var zone: String
        /// Share of the incidents of a type in view of some camera when all work, 0 to 1; types that are not
        /// named keep their own share.
        public var visible: [String: Double]

        /// Creates one from its parts.
        public init(zone: String, visible: [String: Double]) {
            self.zone = zone
            self.visible = visible
        }
    }

    /// Whether something beyond a pool of cameras that nobody tires of watching is described: then the results
    /// hold the further measures of ``KPICatalogue`` that begin with `cctv.`.
    public var isDetailed: Bool {
        !inventory.isEmpty || !coverage.isEmpty || attention != nil || verification != nil
            || dependencies != nil || storage != nil || enforcement != nil || repairDeviation != nil
            || !analytics.byType.isEmpty || analytics.confident != nil || analytics.night != nil
            || analytics.rain != nil
    }
}
