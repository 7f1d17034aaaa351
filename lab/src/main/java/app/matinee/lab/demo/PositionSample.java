package app.matinee.lab.demo;

/// Where one player was.
///
/// @param positionMs media time, milliseconds
/// @param atNanos the kernel's monotonic clock, the same for all processes of a machine
/// @param playing whether the film moved
record PositionSample(double positionMs, long atNanos, boolean playing) {}
