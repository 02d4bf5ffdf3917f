/** The command {@code plait} beside the JDK's and Python's. */
@NullMarked
package plait.bench.commands;

import org.jspecify.annotations.NullMarked;
