/// `lab calls`: real call engines in network namespaces, and how well they hear and see each other.
@NullMarked
package app.matinee.lab.calls;

import org.jspecify.annotations.NullMarked;
