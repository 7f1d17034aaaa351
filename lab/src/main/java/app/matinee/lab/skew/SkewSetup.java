package app.matinee.lab.skew;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// What a run is made of.
///
/// @param seconds from the first start to the end
/// @param plot what happens
/// @param policy for whom a start waits, as the protocol names it
/// @param baseline name of another algorithm; empty for the product's own
/// @param call whether everybody's camera is on beside the film
/// @param injectMs how far the second client is deliberately ahead; null when it is not
record SkewSetup(
        Programs programs,
        Profile profile,
        int clients,
        int seconds,
        Plot plot,
        String policy,
        String baseline,
        boolean call,
        @Nullable Integer injectMs,
        long seed) {
    /// Who carries the deliberate error.
    static final int INJECTED = 1;

    /// @param media folder of the sample film
    record Programs(Path serverJar, Path clientLib, Path media, Path java) {}

    SkewSetup withSeed(long newSeed) {
        return new SkewSetup(
                programs, profile, clients, seconds, plot, policy, baseline, call, injectMs,
                newSeed);
    }

    String algorithm() {
        return baseline.isEmpty() ? "ours" : baseline;
    }
}
