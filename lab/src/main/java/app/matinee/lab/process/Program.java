package app.matinee.lab.process;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A process of this run: its words go to a log, and it ends with the run, children and all.
public final class Program implements AutoCloseable {
    private static final Duration PATIENCE_AT_END = Duration.ofSeconds(5);

    private final String name;
    private final Process process;
    private final Path log;
    private volatile boolean ending;
    private final CompletableFuture<String> found = new CompletableFuture<>();

    private Program(String name, Process process, Path log) {
        this.name = name;
        this.process = process;
        this.log = log;
    }

    /// @param name for messages and the log's name
    /// @param environment added to this process's own
    /// @param sign a line to look for, with one group; see [#awaitSign]
    public static Program start(
            String name,
            List<String> command,
            Map<String, String> environment,
            Path folder,
            Pattern sign)
            throws LabException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        Path log = folder.resolve(name + ".log");
        try {
            Files.createDirectories(folder);
            Process process = builder.start();
            process.getOutputStream().close();
            Program program = new Program(name, process, log);
            Thread.ofVirtual().name("log of " + name).start(() -> program.keepLog(sign));
            return program;
        } catch (IOException e) {
            throw new LabException("The " + name + " cannot be started.", e);
        }
    }

    private void keepLog(Pattern sign) {
        try (BufferedReader lines = process.inputReader();
                BufferedWriter kept = Files.newBufferedWriter(log)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                kept.write(line);
                kept.newLine();
                kept.flush();
                Matcher matcher = sign.matcher(line);
                if (matcher.find()) {
                    found.complete(matcher.group(1));
                }
            }
        } catch (IOException e) {
            // Ending a process closes its stream under the reader.
            if (process.isAlive() && !ending) {
                throw new UncheckedIOException("the log of " + name + " broke off", e);
            }
        } finally {
            found.completeExceptionally(new LabException(whereItEnded()));
        }
    }

    /// Waits for the line that was to be looked for.
    ///
    /// @return its group
    public String awaitSign(Duration atMost) throws LabException, InterruptedException {
        try {
            return found.get(atMost.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw new LabException(whereItEnded(), e);
        } catch (TimeoutException e) {
            throw new LabException(
                    "The " + name + " was not ready in " + atMost.toSeconds() + " s; see " + log,
                    e);
        }
    }

    /// Waits a while, or until it has ended.
    ///
    /// @return whether it still runs
    public boolean runsAfter(Duration pause) throws InterruptedException {
        return !process.waitFor(pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    /// Stops it as a whole and lets it go on, like a laptop's lid or a machine that swaps.
    ///
    /// @return the stretch of the kernel's monotonic clock in which it stood still
    public Frozen freeze(Duration howLong) throws LabException, InterruptedException {
        long asked = System.nanoTime();
        signal("-STOP");
        runsAfter(howLong);
        signal("-CONT");
        return new Frozen(asked, System.nanoTime());
    }

    /// @param fromNanos not later than it stopped
    /// @param toNanos not earlier than it went on
    public record Frozen(long fromNanos, long toNanos) {}

    private void signal(String signal) throws LabException, InterruptedException {
        try {
            new ProcessBuilder("kill", signal, Long.toString(pid())).start().waitFor();
        } catch (IOException e) {
            throw new LabException("No signal could be sent to the " + name + ".", e);
        }
    }

    public boolean runs() {
        return process.isAlive();
    }

    public long pid() {
        return process.pid();
    }

    public String name() {
        return name;
    }

    public String whereItEnded() {
        return "The " + name + " ended by itself; see " + log;
    }

    /// Ends it without a word, as `kill -9` does, and waits until it is gone.
    public void kill() throws InterruptedException {
        ending = true;
        process.destroyForcibly().waitFor();
    }

    /// Asks it to end, and then does not ask. Idempotent.
    @Override
    public void close() {
        ending = true;
        List<ProcessHandle> children = process.descendants().toList();
        process.destroy();
        try {
            if (!process.waitFor(PATIENCE_AT_END.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        children.forEach(ProcessHandle::destroyForcibly);
    }
}
