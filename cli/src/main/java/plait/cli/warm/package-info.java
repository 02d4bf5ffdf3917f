/** What makes programs start sooner. */
@NullMarked
package plait.cli.warm;

import org.jspecify.annotations.NullMarked;
