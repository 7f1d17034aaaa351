package app.matinee.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AccessKeyTest {
    private static final AccessKey SET = new AccessKey("sesame");
    private static final AccessKey NONE = new AccessKey(null);

    @Test
    void withoutAKeyEverybodyComesIn() {
        assertThat(NONE.admits(null)).isTrue();
        assertThat(NONE.admits("anything")).isTrue();
    }

    @Test
    void withAKeyOnlyWhoKnowsItComesIn() {
        assertThat(SET.admits("sesame")).isTrue();
        assertThat(SET.admits("Sesame")).isFalse();
        assertThat(SET.admits("")).isFalse();
        assertThat(SET.admits(null)).isFalse();
    }

    @Test
    void aLogLearnsThatThereIsAKeyAndNotWhich() {
        assertThat(SET).hasToString("AccessKey[set]");
        assertThat(NONE).hasToString("AccessKey[none]");
    }
}
