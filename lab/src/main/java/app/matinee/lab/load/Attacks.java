package app.matinee.lab.load;

import java.util.LinkedHashMap;
import java.util.Map;

/// What hostile input may try on the wire (docs/security.md), each from an address of its own so
/// that no limit of one case helps the next. A case tells whether the server held.
final class Attacks {
    private Attacks() {}

    /// By name, in the order to run.
    static Map<String, Attack> all() {
        Map<String, Attack> all = new LinkedHashMap<>();
        IdentityAttacks.addTo(all);
        PacketAttacks.addTo(all);
        FloodAttacks.addTo(all);
        HttpAttacks.addTo(all);
        return all;
    }
}
