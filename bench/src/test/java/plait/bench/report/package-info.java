/** What is said about figures, shown with figures that are made up. */
@NullMarked
package plait.bench.report;

import org.jspecify.annotations.NullMarked;
