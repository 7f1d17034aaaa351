package app.matinee.client.rtc;

/// One call with the people of a room: microphones, cameras and screens, peer to peer.
///
/// Commands are wishes. They may be given from any thread, return at once, and are done in the
/// order given; what comes of them is told to the listener. The engine is started by the first
/// command and not before. When it dies it is started again and told everything that still holds:
/// the caller repeats nothing, and hears [CallEvent.EngineDied] and [CallEvent.EngineReady].
///
/// Usual order: choose devices ([CallCommand.UseCamera] … also before joining, for a preview),
/// [CallCommand.Join], one [CallCommand.AddPeer] for everybody else in the call, and from then on
/// [CallCommand.Hear] for what they signal and [CallEvent.SendSignal] for what is to be sent.
public interface Calls extends AutoCloseable {

    void perform(CallCommand command);

    /// @param listener told on one thread of the adapter's; must return at once. Set before the
    ///   first command; a later one replaces it.
    void setListener(CallsListener listener);

    /// The pictures: those of others, and one's own as previews.
    VideoFrames frames();

    /// Leaves and ends the engine. Idempotent; returns within two seconds.
    @Override
    void close();
}
