package app.matinee.lab.load;

import java.io.IOException;

/// One way to harm a server.
interface Attack {
    /// @param port of the server
    /// @param address the last part of the attacker's loopback address
    /// @return whether the server held
    boolean run(int port, int address) throws IOException;
}
