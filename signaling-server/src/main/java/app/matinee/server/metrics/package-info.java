/// What the server counts and times, for Prometheus and for the operator's page.
@NullMarked
package app.matinee.server.metrics;

import org.jspecify.annotations.NullMarked;
