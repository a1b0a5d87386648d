/** Real database servers for tests; see {@link org.timebank.testdatabases.TestDatabases}. */
@NullMarked
package org.timebank.testdatabases;

import org.jspecify.annotations.NullMarked;
