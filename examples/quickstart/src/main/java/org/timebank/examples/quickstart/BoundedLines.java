package org.timebank.examples.quickstart;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.util.Optional;

/**
 * The lines of a text in UTF-8, one at a time. A line ends with LF, CR or both; a byte order mark before the first is left
 * out. However long a line is, no more than {@link #LONGEST} characters of it are held.
 */
final class BoundedLines implements Closeable {

    /** The longest line that is held as a whole, in characters. */
    static final int LONGEST = 64 * 1024;

    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final int END = -1;

    private final String name;
    private final Reader text;
    private long number;
    private boolean afterReturn;

    /**
     * Begins with the first line.
     *
     * @param name what the text is called in a message
     */
    BoundedLines(String name, InputStream bytes) {
        this.name = name;
        // Strict: an InputStreamReader that is given a charset would replace what is not UTF-8 in silence.
        this.text = new BufferedReader(new InputStreamReader(
                bytes,
                UTF_8.newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT)));
    }

    /**
     * The next line; empty at the end.
     *
     * @throws Unusable if the text is not UTF-8
     */
    Optional<Line> next() throws IOException {
        try {
            return read();
        } catch (CharacterCodingException e) {
            throw new Unusable(
                    name + " is not in UTF-8, at or after line " + (number + 1) + "; save it with the encoding UTF-8");
        }
    }

    private Optional<Line> read() throws IOException {
        int c = text.read();
        if (afterReturn && c == '\n' || number == 0 && c == BYTE_ORDER_MARK) {
            c = text.read();
        }
        afterReturn = false;
        if (c == END) {
            return Optional.empty();
        }
        StringBuilder held = new StringBuilder();
        long length = 0;
        while (c != END && c != '\n' && c != '\r') {
            if (length < LONGEST) {
                held.append((char) c);
            }
            length++;
            c = text.read();
        }
        afterReturn = c == '\r';
        number++;
        return Optional.of(new Line(number, held.toString(), length <= LONGEST));
    }

    @Override
    public void close() throws IOException {
        text.close();
    }

    /**
     * A line.
     *
     * @param number counted from 1
     * @param text without its end; the first {@link #LONGEST} characters of a longer one
     * @param whole whether that is all of it
     */
    record Line(long number, String text, boolean whole) {

        boolean isBlank() {
            return whole && text.isBlank();
        }
    }
}
