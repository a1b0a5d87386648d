/** An application of modules; see {@link org.timebank.examples.modulepath.ModulePath}. */
@NullMarked
package org.timebank.examples.modulepath;

import org.jspecify.annotations.NullMarked;
