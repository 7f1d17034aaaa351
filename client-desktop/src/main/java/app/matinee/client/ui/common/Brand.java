package app.matinee.client.ui.common;

import java.util.Objects;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;

/// The sign of the house.
public final class Brand extends ImageView {
    public Brand() {
        super(
                new Image(
                        Objects.requireNonNull(
                                        Brand.class.getResource(
                                                "/app/matinee/client/ui/matinee-128.png"))
                                .toExternalForm()));
        setFitWidth(36);
        setFitHeight(36);
        setAccessibleText(Words.of("app.name"));
    }
}
