package app.matinee.client.ui.common;

import java.util.function.UnaryOperator;

/// Port: remembers what the person chose. Called on the FX thread only.
public interface UiSettings {
    Preferences current();

    /// Takes effect at once; writing it down may happen later and must not block.
    void change(UnaryOperator<Preferences> change);
}
