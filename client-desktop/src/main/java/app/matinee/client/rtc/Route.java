package app.matinee.client.rtc;

/// How media travel between two people.
///
/// @param type whether a server stands between
/// @param transport `udp`, `tcp` or `tls`, as seen from here
/// @param local this end's candidate type, as in `host`, `srflx`, `prflx`, `relay`
/// @param remote the other end's
public record Route(Type type, String transport, String local, String remote) {
    public enum Type {
        DIRECT,
        RELAY
    }
}
