package app.matinee.client.session;

/// How the film makes way for voices.
///
/// @param on whether it does at all
/// @param to what is left of the film's volume while somebody speaks, 0 to 1
public record Ducking(boolean on, double to) {
    /// A bit less than half as loud to the ear: −10 dB. Speech stands clear, the film goes on.
    public static final Ducking USUAL = new Ducking(true, 0.32);

    public Ducking {
        to = Double.isNaN(to) ? USUAL.to : Math.clamp(to, 0, 1);
    }
}
