package app.matinee.client.ui.common;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import javafx.application.Application;
import javafx.css.PseudoClass;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.image.Image;
import javafx.scene.text.Font;

/// Dresses scenes: typeface, tokens, theme. FX thread only.
public final class Look {
    private static final String FOLDER = "/app/matinee/client/ui/";
    private static final List<String> FACES =
            List.of("Inter-Regular.ttf", "Inter-Medium.ttf", "Inter-SemiBold.ttf");
    private static final PseudoClass LIGHT = PseudoClass.getPseudoClass("light");

    private Look() {}

    /// Once, before the first control is made: a control that finds no theme loads JavaFX's own,
    /// which nobody here sees.
    public static void load(Theme theme) {
        Application.setUserAgentStylesheet(base(theme));
        for (String face : FACES) {
            try (InputStream in = Look.class.getResourceAsStream(FOLDER + "fonts/" + face)) {
                Font.loadFont(Objects.requireNonNull(in, face), 13);
            } catch (IOException e) {
                throw new UncheckedIOException(face, e);
            }
        }
    }

    public static void dress(Scene scene, Theme theme) {
        Application.setUserAgentStylesheet(base(theme));
        scene.getStylesheets().setAll(stylesheet());
        scene.getRoot().pseudoClassStateChanged(LIGHT, theme == Theme.LIGHT);
    }

    /// For the root of a pop-over, which is a scene of its own; over the film it is always dark.
    public static void dress(Parent popOverRoot) {
        popOverRoot.getStylesheets().add(stylesheet());
        popOverRoot.getStyleClass().add("cinema");
    }

    public static List<Image> windowIcons() {
        return List.of("matinee-32.png", "matinee-128.png").stream()
                .map(file -> Look.class.getResource(FOLDER + file))
                .map(url -> new Image(Objects.requireNonNull(url).toExternalForm()))
                .toList();
    }

    private static String base(Theme theme) {
        return theme == Theme.DARK
                ? new PrimerDark().getUserAgentStylesheet()
                : new PrimerLight().getUserAgentStylesheet();
    }

    private static String stylesheet() {
        return Objects.requireNonNull(Look.class.getResource(FOLDER + "matinee.css"))
                .toExternalForm();
    }
}
