package io.tieout.recon.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.recon.table.Table;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GridTest {

    @ParameterizedTest
    @CsvSource({"450, 1, 200, 1, true", "450, 2, 200, 201, true", "450, 3, 50, 401, false", "400, 2, 200, 201, false"})
    void showsAPageOfALongTable(int rows, int page, int shown, String first, boolean isCut) {
        Grid grid = Grid.of(List.of(table(rows)), page).getFirst();

        assertThat(grid.rows()).hasSize(shown);
        assertThat(grid.rows().getFirst().getFirst().text()).isEqualTo(first);
        assertThat(grid.isCut()).isEqualTo(isCut);
    }

    @Test
    void showsAShortTableOnEveryPage() {
        Grid grid = Grid.of(List.of(table(450), table(200)), 3).getLast();

        assertThat(grid.rows()).hasSize(200);
        assertThat(grid.isCut()).isFalse();
    }

    @Test
    void showsNothingBehindTheLastPage() {
        assertThat(Grid.of(List.of(table(201)), 3).getFirst().isEmpty()).isTrue();
    }

    private static Table table(int count) {
        Table.Rows rows = Table.of("Rows", "Number");
        for (int number = 1; number <= count; number++) {
            rows.row().number(number).end();
        }
        return rows.table();
    }
}
