package app.matinee.protocol.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/// Compares JSON with the part of JSON Schema that docs/asyncapi.yaml uses, and, other than a
/// validator, in both directions: an example with everything in it must have every property the
/// schema knows, and one with nothing to spare exactly the required ones.
final class SchemaCheck {
    /// Every keyword this check understands; another one would go unchecked.
    private static final Set<String> KEYWORDS =
            Set.of(
                    "type",
                    "properties",
                    "required",
                    "additionalProperties",
                    "items",
                    "maxItems",
                    "minItems",
                    "enum",
                    "minimum",
                    "maximum",
                    "minLength",
                    "maxLength",
                    "pattern",
                    "description");

    private final JsonNode document;

    SchemaCheck(JsonNode document) {
        this.document = document;
    }

    void full(String where, JsonNode schema, JsonNode value) {
        check(where, resolve(schema), value, true);
    }

    void minimal(String where, JsonNode schema, JsonNode value) {
        check(where, resolve(schema), value, false);
        assertThat(value.propertyNames())
                .as(where + ", fields always there")
                .containsExactlyInAnyOrderElementsOf(required(resolve(schema)));
    }

    private void check(String where, JsonNode schema, JsonNode value, boolean full) {
        assertThat(KEYWORDS).as(where + ", keywords").containsAll(schema.propertyNames());
        switch (schema.path("type").asString()) {
            case "object" -> object(where, schema, value, full);
            case "array" -> array(where, schema, value, full);
            case "string" -> string(where, schema, value);
            case "boolean" -> assertThat(value.isBoolean()).as(where).isTrue();
            case "integer" -> {
                assertThat(value.isIntegralNumber()).as(where).isTrue();
                bounds(where, schema, value);
            }
            case "number" -> {
                assertThat(value.isNumber()).as(where).isTrue();
                bounds(where, schema, value);
            }
            default -> throw new AssertionError(where + " has no type");
        }
    }

    private void object(String where, JsonNode schema, JsonNode value, boolean full) {
        assertThat(value.isObject()).as(where).isTrue();
        if (!schema.has("properties") && !schema.has("additionalProperties")) {
            // Another message inside this one, which is checked by its own name.
            return;
        }
        JsonNode properties = schema.path("properties");
        Set<String> known = new TreeSet<>(properties.propertyNames());
        assertThat(known).as(where + ", required fields").containsAll(required(schema));
        assertThat(known).as(where + ", known fields").containsAll(value.propertyNames());
        assertThat(value.propertyNames()).as(where + ", fields").containsAll(required(schema));
        if (full) {
            assertThat(value.propertyNames()).as(where + ", all fields").containsAll(known);
        }
        value.properties()
                .forEach(field -> {
                    JsonNode inner = resolve(properties.get(field.getKey()));
                    check(where + "." + field.getKey(), inner, field.getValue(), full);
                });
    }

    private void array(String where, JsonNode schema, JsonNode value, boolean full) {
        assertThat(value.isArray()).as(where).isTrue();
        assertThat(value.size()).as(where).isLessThanOrEqualTo(schema.get("maxItems").intValue());
        boolean mayBeEmpty = schema.path("minItems").asInt(0) == 0;
        assertThat(value.isEmpty()).as(where + " filled or not").isEqualTo(!full && mayBeEmpty);
        value.forEach(each -> check(where + "[]", resolve(schema.get("items")), each, full));
    }

    private static void string(String where, JsonNode schema, JsonNode value) {
        assertThat(value.isString()).as(where).isTrue();
        assertThat(value.stringValue().length())
                .as(where)
                .isBetween(
                        schema.path("minLength").asInt(0), schema.path("maxLength").asInt(1 << 20));
        if (schema.has("pattern")) {
            assertThat(value.stringValue()).as(where).matches(schema.get("pattern").stringValue());
        }
        if (schema.has("enum")) {
            assertThat(strings(schema.get("enum"))).as(where).contains(value.stringValue());
        }
    }

    private static void bounds(String where, JsonNode schema, JsonNode value) {
        if (schema.has("minimum")) {
            assertThat(value.doubleValue())
                    .as(where)
                    .isBetween(
                            schema.get("minimum").doubleValue(),
                            schema.get("maximum").doubleValue());
        }
    }

    private JsonNode resolve(JsonNode schema) {
        JsonNode reference = schema.get("$ref");
        return reference == null
                ? schema
                : resolve(document.at(reference.stringValue().substring(1)));
    }

    private static Set<String> required(JsonNode schema) {
        return strings(schema.path("required"));
    }

    static Set<String> strings(JsonNode list) {
        return list.values().stream()
                .map(JsonNode::stringValue)
                .collect(Collectors.toCollection(HashSet::new));
    }
}
