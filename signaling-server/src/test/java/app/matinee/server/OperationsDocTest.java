package app.matinee.server;

import static org.assertj.core.api.Assertions.assertThat;

import app.matinee.server.limit.LimitRates;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/// The configuration, and that the page about it tells the truth.
class OperationsDocTest {
    @Test
    void everyFlagIsInTheOperatorsTable() throws IOException {
        String page = Files.readString(Path.of("..", "docs", "operations.md"));
        String table =
                new CommandLine(new ServerOptions())
                        .getCommandSpec().options().stream()
                                .filter(o -> !o.usageHelp() && !o.versionHelp())
                                .map(OperationsDocTest::row)
                                .collect(Collectors.joining("\n"));
        assertThat(page).contains(table);
    }

    @Test
    void everyLimitIsInTheOperatorsTable() throws IOException {
        String page = Files.readString(Path.of("..", "docs", "operations.md"));
        for (String limit : LimitRates.DEFAULTS.toString().split(",", -1)) {
            assertThat(page).contains("| `" + limit.replace("=", "` | `") + "` |");
        }
    }

    @Test
    void flagsBeatTheEnvironmentBeatsTheFile(@TempDir Path data) throws IOException {
        Properties file = new Properties();
        file.setProperty("name", "from file");
        file.setProperty("host", "192.0.2.1");
        file.setProperty("port", "1");
        try (var writer = Files.newBufferedWriter(data.resolve("server.properties"))) {
            file.store(writer, null);
        }
        ServerConfig config =
                Main.parse(
                                new String[] {"--data", data.toString(), "--port", "3"},
                                Map.of("MATINEE_PORT", "2", "MATINEE_HOST", "192.0.2.2"))
                        .toConfig();
        assertThat(config.port()).isEqualTo(3);
        assertThat(config.host()).isEqualTo("192.0.2.2");
        assertThat(config.name()).isEqualTo("from file");
    }

    @Test
    void theKeyIsNotInTheLog() {
        assertThat(TestConfig.with(null, "canary").toString()).doesNotContain("canary");
    }

    private static String row(OptionSpec option) {
        String value = option.defaultValue() == null ? "" : "`" + option.defaultValue() + "`";
        return "| `"
                + option.longestName()
                + "` | "
                + value
                + " | "
                + String.join(" ", option.description())
                + " |";
    }
}
