package app.matinee.client.rtc;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// The little of a session description (RFC 8866) and of a candidate (RFC 8839) that negotiation
/// looks at. Peers send these texts: anything may stand in them.
final class SdpText {
    private static final String ORIGIN = "o=";
    private static final String UFRAG = "a=ice-ufrag:";
    private static final String CANDIDATE_UFRAG = " ufrag ";

    private SdpText() {}

    /// The session's number in the origin line (RFC 8866 5.2). A peer connection keeps its own for
    /// life (RFC 8829 5.2.1): another number is another connection.
    ///
    /// @return empty when there is no such line
    static Optional<String> session(String sdp) {
        return sdp.lines()
                .filter(line -> line.startsWith(ORIGIN))
                .findFirst()
                .map(line -> line.substring(ORIGIN.length()).split(" "))
                .filter(fields -> fields.length >= 2)
                .map(fields -> fields[1]);
    }

    /// The ICE user fragments (RFC 8839 5.4): they change with every ICE restart.
    static Set<String> ufrags(String sdp) {
        return sdp.lines()
                .filter(line -> line.startsWith(UFRAG))
                .map(line -> line.substring(UFRAG.length()).strip())
                .collect(Collectors.toUnmodifiableSet());
    }

    /// The user fragment a candidate was gathered for.
    ///
    /// @return empty when it does not say: the extension is optional
    static Optional<String> ufragOf(Signal.Candidate candidate) {
        String text = candidate.candidate();
        int at = text.indexOf(CANDIDATE_UFRAG);
        if (at < 0) {
            return Optional.empty();
        }
        String rest = text.substring(at + CANDIDATE_UFRAG.length());
        int end = rest.indexOf(' ');
        return Optional.of(end < 0 ? rest : rest.substring(0, end));
    }
}
