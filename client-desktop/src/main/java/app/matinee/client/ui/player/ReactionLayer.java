package app.matinee.client.ui.player;

import app.matinee.client.ui.common.Emoji;
import app.matinee.client.ui.common.Motion;
import app.matinee.client.ui.common.Parts;
import app.matinee.client.ui.common.Words;
import java.util.random.RandomGenerator;
import javafx.animation.FadeTransition;
import javafx.animation.Interpolator;
import javafx.animation.ParallelTransition;
import javafx.animation.PauseTransition;
import javafx.animation.SequentialTransition;
import javafx.animation.TranslateTransition;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Pane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

/// Emoji that rise over the film and are gone. Their way up is what they say, so it is longer than
/// other motion; those who asked for less see them stand still for as long.
final class ReactionLayer extends Pane {
    private static final Duration LIFE = Duration.seconds(3);
    private static final int MAX_AT_ONCE = 24;

    private final Motion motion;
    private final RandomGenerator places = RandomGenerator.getDefault();

    ReactionLayer(Motion motion) {
        this.motion = motion;
        setMouseTransparent(true);
    }

    void show(String emoji, String who) {
        if (getChildren().size() >= MAX_AT_ONCE) {
            return;
        }
        Node picture =
                Emoji.ofText(emoji)
                        .<Node>map(known -> Parts.picture(known, 44))
                        .orElseGet(() -> Parts.label(emoji, "reaction-text"));
        Label name = Parts.label(who, "reaction-name");
        VBox bubble = new VBox(picture, name);
        bubble.setAlignment(Pos.CENTER);
        bubble.setAccessibleText(Words.of("moment.reacted", who, emoji));
        bubble.setLayoutX(getWidth() * (0.62 + 0.3 * places.nextDouble()) - 22);
        bubble.setLayoutY(getHeight() * 0.72);
        getChildren().add(bubble);
        play(bubble);
    }

    private void play(VBox bubble) {
        if (motion.isLess()) {
            PauseTransition still = new PauseTransition(LIFE);
            still.setOnFinished(end -> getChildren().remove(bubble));
            still.play();
            return;
        }
        TranslateTransition rise = new TranslateTransition(LIFE, bubble);
        rise.setByY(-getHeight() * 0.45);
        rise.setInterpolator(Interpolator.EASE_OUT);
        FadeTransition fade = new FadeTransition(LIFE.multiply(0.35), bubble);
        fade.setFromValue(1);
        fade.setToValue(0);
        SequentialTransition late =
                new SequentialTransition(new PauseTransition(LIFE.multiply(0.65)), fade);
        ParallelTransition both = new ParallelTransition(rise, late);
        both.setOnFinished(end -> getChildren().remove(bubble));
        both.play();
    }
}
