package app.matinee.server;

import app.matinee.server.room.HouseTerms;
import picocli.CommandLine.Option;

/// How patient rooms are with people.
final class TermsOptions {
    private static final long MINUTE_MS = 60_000;
    private static final long HOUR_MS = 60 * MINUTE_MS;
    private static final long DAY_MS = 24 * HOUR_MS;

    @Option(
            names = "--devices-per-person",
            defaultValue = "3",
            description = "At how many devices one person may sit in a room.")
    private int devices;

    @Option(
            names = "--kicked-out",
            defaultValue = "10",
            description = "Minutes somebody who was taken out is kept out.")
    private long kickedOutMinutes;

    @Option(
            names = "--silent-seat",
            defaultValue = "12",
            description = "Hours after which the seat of a program that says nothing is given up.")
    private long silentHours;

    @Option(
            names = "--oldest-room",
            defaultValue = "30",
            description = "Days after which a room ends, whoever is in it.")
    private long oldestDays;

    /// @throws IllegalArgumentException with a sentence for the operator
    HouseTerms toTerms() {
        return new HouseTerms(
                devices, kickedOutMinutes * MINUTE_MS, silentHours * HOUR_MS, oldestDays * DAY_MS);
    }
}
