package app.matinee.server;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/// What a flag that was not given is: the environment's `MATINEE_<FLAG>`, else the file's `<flag>`.
final class ConfigDefaults implements IDefaultValueProvider {
    private final Map<String, String> environment;
    private final Properties file;

    ConfigDefaults(Map<String, String> environment, Properties file) {
        this.environment = environment;
        this.file = file;
    }

    /// @param path a properties file; null or missing means none
    /// @throws IllegalArgumentException with a sentence, when it is no properties file
    static Properties read(@Nullable Path path) throws IOException {
        Properties properties = new Properties();
        if (path != null && Files.exists(path)) {
            try (Reader reader = Files.newBufferedReader(path, StandardCharsets.UTF_8)) {
                properties.load(reader);
            } catch (CharacterCodingException e) {
                throw new IllegalArgumentException(path + ": this is not a file in UTF-8", e);
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(path + ": " + e.getMessage(), e);
            }
        }
        return properties;
    }

    @Override
    public @Nullable String defaultValue(ArgSpec argument) {
        if (!(argument instanceof OptionSpec option)) {
            return null;
        }
        String fromEnvironment = environment.get(variable(option));
        return fromEnvironment != null ? fromEnvironment : file.getProperty(key(option));
    }

    /// Where the value of a flag that was not given comes from, as an operator calls the place.
    String sourceOf(OptionSpec option) {
        if (environment.containsKey(variable(option))) {
            return "environment " + variable(option);
        }
        return file.containsKey(key(option)) ? "file" : "default";
    }

    /// @return keys of the file that are no setting: a slip that must not go unnoticed
    Set<String> unknown(Collection<OptionSpec> options) {
        Set<String> known = options.stream().map(ConfigDefaults::key).collect(Collectors.toSet());
        Set<String> others = new TreeSet<>(file.stringPropertyNames());
        others.removeAll(known);
        return others;
    }

    static String key(OptionSpec option) {
        return option.longestName().substring(2);
    }

    private static String variable(OptionSpec option) {
        return "MATINEE_" + key(option).toUpperCase(Locale.ROOT).replace('-', '_');
    }
}
