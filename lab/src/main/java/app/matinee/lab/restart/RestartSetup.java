package app.matinee.lab.restart;

import java.nio.file.Path;

/// What is killed, how often, and what goes on meanwhile.
///
/// @param seed of all chance in the run
record RestartSetup(
        Path java, Path serverJar, Path media, int kills, int rooms, int guests, long seed) {}
