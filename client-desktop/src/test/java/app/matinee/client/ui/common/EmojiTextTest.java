package app.matinee.client.ui.common;

import static org.assertj.core.api.Assertions.assertThat;

import app.matinee.client.ui.common.EmojiText.Piece;
import org.junit.jupiter.api.Test;

class EmojiTextTest {
    @Test
    void emojiAreCutOutOfALine() {
        assertThat(EmojiText.split("a 🔥 b"))
                .containsExactly(
                        new Piece.Plain("a "),
                        new Piece.Picture(Emoji.ofShortName("fire").orElseThrow()),
                        new Piece.Plain(" b"));
    }

    @Test
    void heartIsFoundWithAndWithoutItsSelector() {
        assertThat(EmojiText.split("❤")).isEqualTo(EmojiText.split("❤️"));
        assertThat(EmojiText.isOnlyEmoji(EmojiText.split("❤️"))).isTrue();
    }

    @Test
    void emojiWithoutAPictureStayText() {
        assertThat(EmojiText.split("🇩🇪 👨‍👩‍👧"))
                .containsExactly(new Piece.Plain("🇩🇪 👨‍👩‍👧"));
    }

    @Test
    void shortNamesBecomeEmojiAndUnknownOnesStay() {
        assertThat(EmojiText.fromShortNames("ha :joy: :nosuch: 12:03:04"))
                .isEqualTo("ha 😂 :nosuch: 12:03:04");
    }

    @Test
    void everyEmojiHasItsPicture() {
        assertThat(Emoji.all())
                .hasSizeGreaterThan(100)
                .allSatisfy(e -> assertThat(e.picture()).isNotNull());
        assertThat(Emoji.reactions()).hasSize(8);
    }
}
