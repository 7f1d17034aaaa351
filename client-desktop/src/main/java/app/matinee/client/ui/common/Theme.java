package app.matinee.client.ui.common;

/// The two looks. Both come from the same tokens.
public enum Theme {
    DARK,
    LIGHT
}
