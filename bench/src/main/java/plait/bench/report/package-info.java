/** Figures once they are measured: their statistics, tables, plots, JSON, and a later run's. */
@NullMarked
package plait.bench.report;

import org.jspecify.annotations.NullMarked;
