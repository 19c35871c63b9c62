package io.tieout.reconcile.file;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;

class XlsxTableTest {

    private static final String RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    @Test
    void readsTextsNumbersAndDatesOfASheet() throws IOException {
        Table table = TableFile.read("b.xlsx", workbook("""
                        <row r="1"><c r="A1" t="inlineStr"><is><t>id</t></is></c><c r="B1" t="inlineStr"><is><t>amount</t></is></c>
                        <c r="C1" t="inlineStr"><is><t>day</t></is></c></row>
                        <row r="3"><c r="A3" t="inlineStr"><is><t>R1</t></is></c><c r="B3"><v>22.200000000000003</v></c>
                        <c r="C3" s="1"><v>46082</v></c></row>
                        <row r="4"><c r="A4" t="inlineStr"><is><t>R2</t></is></c><c r="B4"><f>1+1</f><v>2</v></c></row>"""));

        assertThat(table.columns()).containsExactly("id", "amount", "day");
        assertThat(table.rows())
                .containsExactly(
                        new Table.Row(3, Arrays.asList("R1", "22.2", "2026-03-01T00:00")),
                        new Table.Row(4, Arrays.asList("R2", "2", "")));
        assertThat(table.notes()).containsExactly("sheet \"Sales\"");
    }

    @Test
    void aWorkbookTiesWithACsv() throws IOException {
        Table sheet = TableFile.read("b.xlsx", workbook("""
                        <row r="1"><c r="A1" t="inlineStr"><is><t>id</t></is></c><c r="B1" t="inlineStr"><is><t>amount</t></is></c></row>
                        <row r="2"><c r="A2"><v>1001</v></c><c r="B2"><v>5.5</v></c></row>
                        <row r="3"><c r="A3"><v>1002</v></c><c r="B3"><v>6.25</v></c></row>"""));
        Table csv = TableFile.read("a.csv", "id,amount\n1001,5.50\n1002,6.25\n".getBytes(UTF_8));

        assertThat(ReconcileFiles.reconcile(csv, sheet, Options.nothing())
                        .result()
                        .ties())
                .isTrue();
    }

    @Test
    void aBrokenWorkbookIsRefused() {
        byte[] broken = Arrays.copyOf(new byte[] {'P', 'K', 3, 4}, 100);

        assertThatExceptionOfType(BadInputException.class)
                .isThrownBy(() -> TableFile.read("b.xlsx", broken))
                .withMessage("b.xlsx: is no workbook that can be read; save it as CSV");
    }

    /// The least that is a workbook; style 1 is a date.
    private static byte[] workbook(String rows) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            add(zip, "[Content_Types].xml", """
                    <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
                    <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
                    <Override PartName="/xl/workbook.xml"
                     ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>
                    <Override PartName="/xl/styles.xml"
                     ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/></Types>""");
            add(zip, "_rels/.rels", """
                    <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
                    <Relationship Id="r1" Type="%s/officeDocument" Target="xl/workbook.xml"/></Relationships>""".formatted(RELATIONS));
            add(zip, "xl/workbook.xml", """
                    <workbook xmlns="%s" xmlns:r="%s"><sheets><sheet name="Sales" sheetId="1" r:id="r1"/></sheets></workbook>""".formatted(MAIN, RELATIONS));
            add(zip, "xl/_rels/workbook.xml.rels", """
                    <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
                    <Relationship Id="r1" Type="%s/worksheet" Target="worksheets/sheet1.xml"/>
                    <Relationship Id="r2" Type="%s/styles" Target="styles.xml"/></Relationships>""".formatted(RELATIONS, RELATIONS));
            add(zip, "xl/styles.xml", """
                    <styleSheet xmlns="%s"><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs>
                    </styleSheet>""".formatted(MAIN));
            add(zip, "xl/worksheets/sheet1.xml", """
                    <worksheet xmlns="%s"><sheetData>%s</sheetData></worksheet>""".formatted(MAIN, rows));
        }
        return bytes.toByteArray();
    }

    private static void add(ZipOutputStream zip, String name, String text) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(text.getBytes(UTF_8));
        zip.closeEntry();
    }
}
