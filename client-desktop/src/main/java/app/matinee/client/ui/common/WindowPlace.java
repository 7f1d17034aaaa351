package app.matinee.client.ui.common;

/// Where the window was, in JavaFX's screen units.
public record WindowPlace(double x, double y, double width, double height, boolean maximized) {}
