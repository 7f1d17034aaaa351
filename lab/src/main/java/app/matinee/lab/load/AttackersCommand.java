package app.matinee.lab.load;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `attackers`: the hostile part of [AttackCommand], in a process of its own. For each line that it
/// reads it tries the next case and says what came of it.
@Command(name = "attackers", hidden = true)
public final class AttackersCommand implements Callable<Integer> {
    static final String HELD = "held";

    private static final int FIRST_ADDRESS = 20;

    /// A case may use two addresses.
    private static final int ADDRESSES_A_CASE = 2;

    @Parameters(description = "The server's.")
    private int port;

    /// @return 0 when it was told to stop, by the end of its input
    @Override
    public Integer call() throws IOException {
        BufferedReader told =
                new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        int address = FIRST_ADDRESS;
        for (Map.Entry<String, Attack> attack : Attacks.all().entrySet()) {
            if (told.readLine() == null) {
                break;
            }
            System.out.println(verdict(attack.getValue(), address));
            address += ADDRESSES_A_CASE;
        }
        return 0;
    }

    private String verdict(Attack attack, int address) {
        try {
            return attack.run(port, address) ? HELD : "DID NOT HOLD";
        } catch (IOException e) {
            return "broke off: " + e;
        }
    }
}
