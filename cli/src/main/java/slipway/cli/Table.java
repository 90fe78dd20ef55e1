package slipway.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Column;
import picocli.CommandLine.Help.TextTable;

/** Rows whose columns line up, each as wide as its widest cell. */
final class Table {
    private static final int GAP = 2;

    private final List<String[]> rows = new ArrayList<>();

    Table(String... titles) {
        rows.add(titles);
    }

    void row(String... cells) {
        rows.add(cells);
    }

    @Override
    public String toString() {
        Column[] columns = IntStream.range(0, rows.getFirst().length)
                .mapToObj(column -> new Column(width(column), 0, Column.Overflow.WRAP))
                .toArray(Column[]::new);
        TextTable table = TextTable.forColumns(Help.defaultColorScheme(Help.Ansi.OFF), columns);
        rows.forEach(table::addRowValues);
        return table.toString();
    }

    private int width(int column) {
        return GAP
                + rows.stream()
                        .map(row -> Arrays.asList(row).get(column).length())
                        .max(Integer::compare)
                        .orElse(0);
    }
}
