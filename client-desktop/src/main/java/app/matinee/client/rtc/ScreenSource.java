package app.matinee.client.rtc;

/// Something that can be shared.
///
/// @param choice what to give to [CallCommand.UseScreen]; holds for as long as the window is open
/// @param title of the window, as its program named it; empty for the whole screen
public record ScreenSource(ScreenChoice choice, String title) {}
