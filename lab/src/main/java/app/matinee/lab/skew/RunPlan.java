package app.matinee.lab.skew;

import app.matinee.lab.rig.Baseline;
import java.util.ArrayList;
import java.util.List;

/// The runs behind the published figures, in their order: in each round the product on every
/// profile and one other algorithm on every profile, so that all of them meet the machine in the
/// same moods; then the long quiet ones. Pure.
final class RunPlan {
    /// As many rounds as there are other algorithms.
    static final int ROUNDS = Baseline.values().length;

    private static final int CLIENTS = 4;
    private static final int SECONDS = 60;
    private static final int QUIET_SECONDS = 600;

    private RunPlan() {}

    /// @param name of its files, telling what it is
    record Planned(String name, SkewSetup setup) {}

    static List<Planned> all(SkewSetup.Programs programs) {
        List<Planned> plan = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            for (Profile profile : Profile.values()) {
                plan.add(party(programs, profile, "", round + 1));
            }
            String other = Baseline.values()[round].wireName();
            for (Profile profile : Profile.values()) {
                plan.add(party(programs, profile, other, round + 1));
            }
        }
        for (Profile profile : Profile.values()) {
            plan.add(
                    new Planned(
                            profile + "-ours-quiet",
                            new SkewSetup(
                                    programs,
                                    profile,
                                    CLIENTS,
                                    QUIET_SECONDS,
                                    Plot.QUIET,
                                    "nobody",
                                    "",
                                    false,
                                    null,
                                    1)));
        }
        return plan;
    }

    private static Planned party(
            SkewSetup.Programs programs, Profile profile, String baseline, long seed) {
        SkewSetup setup =
                new SkewSetup(
                        programs,
                        profile,
                        CLIENTS,
                        SECONDS,
                        Plot.PARTY,
                        "nobody",
                        baseline,
                        false,
                        null,
                        seed);
        return new Planned(profile + "-" + setup.algorithm() + "-" + seed, setup);
    }
}
