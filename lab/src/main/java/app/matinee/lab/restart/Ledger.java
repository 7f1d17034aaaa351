package app.matinee.lab.restart;

import app.matinee.protocol.ServerEvent.ChatPosted;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The lines of one room: which ones the server said yes to, and what it later knows of them. Every
/// line of a run has another text. Safe on any thread.
final class Ledger {
    /// What an audit found.
    ///
    /// @param lost lines that were acknowledged and are not there
    /// @param doubled lines that are there more than once
    record Findings(int audited, List<String> lost, List<String> doubled) {
        Findings {
            lost = List.copyOf(lost);
            doubled = List.copyOf(doubled);
        }
    }

    private final Set<String> acknowledged = new HashSet<>();

    synchronized void acknowledged(String text) {
        acknowledged.add(text);
    }

    /// Compares with the room's chat as the server tells it now, and forgets the lines compared: an
    /// audit must come before the room has forgotten them by its own rules.
    synchronized Findings audit(List<ChatPosted> chat) {
        Map<String, Integer> times = new HashMap<>();
        chat.forEach(line -> times.merge(line.text(), 1, Integer::sum));
        List<String> lost = new ArrayList<>();
        List<String> doubled = new ArrayList<>();
        for (String text : acknowledged) {
            if (!times.containsKey(text)) {
                lost.add(text);
            }
        }
        times.forEach((text, count) -> {
            if (count > 1) {
                doubled.add(text);
            }
        });
        Findings findings = new Findings(acknowledged.size(), lost, doubled);
        acknowledged.clear();
        return findings;
    }
}
