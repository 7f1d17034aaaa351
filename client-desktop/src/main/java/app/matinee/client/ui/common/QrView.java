package app.matinee.client.ui.common;

import io.nayuki.qrcodegen.QrCode;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.layout.StackPane;
import javafx.scene.paint.Color;

/// A QR code, black on white whatever the theme: cameras expect it.
public final class QrView extends StackPane {
    private static final int QUIET_ZONE = 3;

    public QrView(String text, String name, double size) {
        getStyleClass().add("qr");
        setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setAccessibleText(name);
        QrCode code = QrCode.encodeText(text, QrCode.Ecc.MEDIUM);
        int modules = code.size + 2 * QUIET_ZONE;
        // Whole pixels a module, or the edges blur.
        double module = Math.max(1, Math.floor(size / modules));
        Canvas canvas = new Canvas(module * modules, module * modules);
        GraphicsContext pen = canvas.getGraphicsContext2D();
        pen.setFill(Color.WHITE);
        pen.fillRect(0, 0, canvas.getWidth(), canvas.getHeight());
        pen.setFill(Color.BLACK);
        for (int y = 0; y < code.size; y++) {
            for (int x = 0; x < code.size; x++) {
                if (code.getModule(x, y)) {
                    pen.fillRect(
                            (x + QUIET_ZONE) * module, (y + QUIET_ZONE) * module, module, module);
                }
            }
        }
        getChildren().add(canvas);
    }
}
