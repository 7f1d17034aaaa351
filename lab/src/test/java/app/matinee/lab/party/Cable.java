package app.matinee.lab.party;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// A cable to the server that can be pulled: everything on it breaks off without a goodbye. It can
/// be used again at once.
final class Cable implements AutoCloseable {
    private final ServerSocket door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final Set<Socket> ends = ConcurrentHashMap.newKeySet();
    private final int serverPort;

    Cable(int serverPort) throws IOException {
        this.serverPort = serverPort;
        Thread.ofVirtual().name("cable").start(this::accept);
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + door.getLocalPort());
    }

    void pull() throws IOException {
        for (Socket end : ends) {
            ends.remove(end);
            end.close();
        }
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                Socket near = door.accept();
                Socket far = new Socket(InetAddress.getLoopbackAddress(), serverPort);
                ends.add(near);
                ends.add(far);
                Thread.ofVirtual().start(() -> carry(near, far));
                Thread.ofVirtual().start(() -> carry(far, near));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private static void carry(Socket from, Socket to) {
        // An end that closes, or breaks, takes the other with it.
        try (from;
                to;
                InputStream in = from.getInputStream()) {
            in.transferTo(to.getOutputStream());
        } catch (IOException pulled) {
            return;
        }
    }

    @Override
    public void close() throws IOException {
        door.close();
        pull();
    }
}
