package kz.tumar.audit.tile;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import kz.tumar.audit.tree.CompactRange;
import kz.tumar.audit.tree.Rfc6962;
import kz.tumar.audit.tree.Subtree;
import kz.tumar.audit.tree.TreeHash;
import org.junit.jupiter.api.Test;

final class TilesTest {
    @Test
    void path_ofTheSpecificationsExample_isAsWrittenThere() {
        assertThat(TilePosition.full(1234067).path()).isEqualTo("x001/x234/067");
        assertThat(TilePosition.full(0).path()).isEqualTo("000");
        assertThat(new TilePosition(273, 112).path()).isEqualTo("273.p/112");
        assertThat(TilePosition.parse("x001/x234/067")).contains(TilePosition.full(1234067));
        assertThat(TilePosition.parse("273.p/112")).contains(new TilePosition(273, 112));
    }

    @Test
    void path_inAnyOtherForm_isNoAddress() {
        for (String path : List.of(
                "",
                "0",
                "00",
                "0000",
                "x000/000",
                "x001/234/067",
                "001/067",
                "000.p/0",
                "000.p/256",
                "000.p/01",
                "000.p",
                "000.p/1000",
                "-01",
                "000/",
                "/000",
                "X001/000",
                "x1/000",
                "000.p/1/")) {
            assertThat(TilePosition.parse(path)).as(path).isEmpty();
        }
        assertThat(TilePosition.parseLevel("0")).contains(0);
        assertThat(TilePosition.parseLevel("63")).contains(63);
        for (String level : List.of("64", "00", "01", "-1", "", "entries", "100")) {
            assertThat(TilePosition.parseLevel(level)).as(level).isEmpty();
        }
    }

    @Test
    void partialWidths_ofTheSpecificationsExample_areAsWrittenThere() {
        assertThat(TileBuilder.partialWidth(70_000, 0)).isEqualTo(112);
        assertThat(TileBuilder.partialWidth(70_000, 1)).isEqualTo(17);
        assertThat(TileBuilder.partialWidth(70_000, 2)).isEqualTo(1);
        assertThat(TileBuilder.partialWidth(70_000, 3)).isZero();
        assertThat(TileBuilder.partialWidth(256, 0)).isZero();
        assertThat(TileBuilder.partialWidth(256, 1)).isEqualTo(1);
    }

    @Test
    void builder_of70000Leaves_finishesTheTilesOfTheSpecificationAndTheirHashesMakeTheRoot() {
        TileBuilder builder = TileBuilder.empty();
        CompactRange range = CompactRange.empty();
        List<TreeHash> leaves = new ArrayList<>();
        List<FinishedTile> finished = new ArrayList<>();

        for (int i = 0; i < 70_000; i++) {
            TreeHash leaf = Rfc6962.leaf(Integer.toString(i).getBytes(StandardCharsets.US_ASCII));
            leaves.add(leaf);
            range.append(leaf);
            builder.append(leaf, finished);
        }

        Map<String, Tile> tiles = new HashMap<>();
        finished.forEach(t -> tiles.put(t.level() + "/" + t.index(), t.tile()));
        assertThat(finished).hasSize(274);
        assertThat(tiles).hasSize(274).containsKeys("0/0", "0/272", "1/0");
        assertThat(tile(tiles, "0/272").hash(255)).isEqualTo(leaves.get(69_887));
        assertThat(tile(tiles, "1/0").hash(3)).isEqualTo(tile(tiles, "0/3").root());
        CompactRange fromTiles =
                CompactRange.of(65_536, (Subtree s) -> tile(tiles, "1/0").root());
        for (int i = 65_536; i < 70_000; i++) {
            fromTiles.append(leaves.get(i));
        }
        assertThat(fromTiles.root()).isEqualTo(range.root());
    }

    @Test
    void bundle_hasEachEntryBehindItsLengthInTwoBytes() {
        byte[] bundle = EntryBundle.encode(List.of("ab".getBytes(StandardCharsets.US_ASCII), new byte[258]));
        assertThat(bundle).hasSize(2 + 2 + 2 + 258).startsWith(0, 2, 'a', 'b', 1, 2);
    }

    private static Tile tile(Map<String, Tile> tiles, String place) {
        return Objects.requireNonNull(tiles.get(place), place);
    }
}
