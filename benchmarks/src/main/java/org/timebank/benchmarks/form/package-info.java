/** The forms in which credits move from one account to another, written by hand and by the library: {@link org.timebank.benchmarks.form.Form}. */
@NullMarked
package org.timebank.benchmarks.form;

import org.jspecify.annotations.NullMarked;
