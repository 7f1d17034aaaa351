package app.matinee.server.limit;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;

/// How often each thing may happen on this server.
///
/// @param addresses whether joins and looks are limited by address at all; passwords always are
public record LimitRates(Map<Limit, Rate> rates, boolean addresses) {
    public static final LimitRates DEFAULTS = new LimitRates(Map.of(), true);

    public LimitRates {
        rates = Map.copyOf(rates);
    }

    /// @param settings rates by the limits' keys; the others keep their defaults
    /// @throws IllegalArgumentException with a sentence for the operator
    public static LimitRates parse(Map<String, String> settings, boolean addresses) {
        Map<Limit, Rate> rates = new EnumMap<>(Limit.class);
        settings.forEach((key, rate) ->
                rates.put(
                        Limit.of(key)
                                .orElseThrow(() ->
                                        new IllegalArgumentException(
                                                "no limit is called "
                                                        + key
                                                        + "; there are "
                                                        + keys())),
                        Rate.parse(rate)));
        return new LimitRates(rates, addresses);
    }

    /// Every join and look of every address passes.
    public LimitRates withoutAddresses() {
        return new LimitRates(rates, false);
    }

    Rate of(Limit limit) {
        return rates.getOrDefault(limit, limit.standard());
    }

    /// Limits and their rates as [#parse] takes them, one a line.
    @Override
    public String toString() {
        return Arrays.stream(Limit.values())
                .map(limit -> limit.key() + "=" + of(limit))
                .collect(Collectors.joining(","));
    }

    private static String keys() {
        return Arrays.stream(Limit.values()).map(Limit::key).collect(Collectors.joining(", "));
    }
}
