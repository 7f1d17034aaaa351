package app.matinee.client.ui.common;

import java.text.MessageFormat;
import java.util.ResourceBundle;

/// All words people read, from one bundle.
public final class Words {
    private static final ResourceBundle BUNDLE =
            ResourceBundle.getBundle("app.matinee.client.ui.words");

    private Words() {}

    /// @throws java.util.MissingResourceException when the bundle lacks the key
    public static String of(String key, Object... arguments) {
        String pattern = BUNDLE.getString(key);
        return arguments.length == 0 ? pattern : MessageFormat.format(pattern, arguments);
    }
}
