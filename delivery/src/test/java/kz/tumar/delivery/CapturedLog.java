package kz.tumar.delivery;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Stream;

/// What these classes log as errors while it is open, with the stack as it would be printed.
final class CapturedLog extends Handler implements AutoCloseable {
    private final List<String> errors = new CopyOnWriteArrayList<>();
    private final List<Logger> loggers;

    CapturedLog(Class<?>... classes) {
        loggers =
                Stream.of(classes).map(each -> Logger.getLogger(each.getName())).toList();
        loggers.forEach(each -> each.addHandler(this));
    }

    List<String> errors() {
        return List.copyOf(errors);
    }

    @Override
    public void publish(LogRecord entry) {
        if (Level.SEVERE.equals(entry.getLevel())) {
            var text = new StringWriter();
            var printer = new PrintWriter(text);
            printer.println(entry.getMessage());
            if (entry.getThrown() != null) {
                entry.getThrown().printStackTrace(printer);
            }
            printer.flush();
            errors.add(text.toString());
        }
    }

    @Override
    public void flush() {
        // Nothing is buffered.
    }

    @Override
    public void close() {
        loggers.forEach(each -> each.removeHandler(this));
    }
}
