package app.matinee.lab.skew;

import static org.assertj.core.api.Assertions.assertThat;

import app.matinee.lab.rig.Baseline;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class RunPlanTest {
    private static final List<RunPlan.Planned> PLAN =
            RunPlan.all(
                    new SkewSetup.Programs(Path.of("a"), Path.of("b"), Path.of("c"), Path.of("d")));

    @Test
    void everyRunHasAFileOfItsOwn() {
        assertThat(PLAN).extracting(RunPlan.Planned::name).doesNotHaveDuplicates();
    }

    @Test
    void theProductIsMeasuredFiveTimesAndEveryOtherAlgorithmOnEveryProfile() {
        for (Profile profile : Profile.values()) {
            assertThat(count(profile + "-ours-", Plot.PARTY)).isEqualTo(5);
            assertThat(count(profile + "-ours-", Plot.QUIET)).isEqualTo(1);
            for (Baseline other : Baseline.values()) {
                assertThat(count(profile + "-" + other.wireName() + "-", Plot.PARTY)).isEqualTo(1);
            }
        }
    }

    @Test
    void thePublishedRunsAreTheIssues() {
        assertThat(PLAN)
                .allSatisfy(run -> {
                    assertThat(run.setup().clients()).isEqualTo(4);
                    assertThat(run.setup().injectMs()).isNull();
                });
        assertThat(PLAN.getLast().setup().seconds()).isEqualTo(600);
    }

    private static long count(String begins, Plot plot) {
        return PLAN.stream()
                .filter(run -> run.name().startsWith(begins) && run.setup().plot() == plot)
                .count();
    }
}
