package io.tieout.simulator.score;

/// How the page looks, in light and in dark and on paper. The colours of systems stay apart for people who see colours
/// differently.
final class PageStyle {

    static final String CSS = """
            :root {
              color-scheme: light dark;
              --ground: #f5f6f8; --sheet: #ffffff; --ink: #1a2230; --quiet: #5a6576; --line: #dde2ea; --track: #edf0f4;
              --s0: #1f6fb5; --s1: #d1670b; --s2: #17805a; --s3: #9b4f9e; --s4: #b8860b; --s5: #4a5568;
              --right: 23, 128, 90; --wrong: 200, 72, 30;
            }
            @media (prefers-color-scheme: dark) {
              :root {
                --ground: #10151d; --sheet: #18202b; --ink: #e7ecf3; --quiet: #9fabbd; --line: #2b3645; --track: #232d3a;
                --s0: #5aa9e6; --s1: #f2984a; --s2: #4cc596; --s3: #cf8fd3; --s4: #e0b84c; --s5: #a3afc0;
                --right: 76, 197, 150; --wrong: 240, 120, 80;
              }
            }
            * { box-sizing: border-box; }
            body { margin: 0; background: var(--ground); color: var(--ink);
              font: 15px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif; }
            main { max-width: 1240px; margin: 0 auto; padding: 32px 24px 64px; }
            h1 { font-size: 28px; line-height: 1.2; margin: 0 0 4px; letter-spacing: -0.01em; }
            h2 { font-size: 18px; margin: 0 0 2px; }
            h3 { font-size: 15px; margin: 20px 0 6px; }
            p { margin: 0; }
            .quiet { color: var(--quiet); }
            .cards { display: grid; gap: 16px; margin: 24px 0; grid-template-columns: repeat(auto-fit, minmax(340px, 1fr)); }
            .card, section { background: var(--sheet); border: 1px solid var(--line); border-radius: 10px; }
            .card { padding: 16px 20px; border-top: 4px solid var(--quiet); }
            .card.s0 { border-top-color: var(--s0); } .card.s1 { border-top-color: var(--s1); }
            .card.s2 { border-top-color: var(--s2); } .card.s3 { border-top-color: var(--s3); }
            .card.s4 { border-top-color: var(--s4); } .card.s5 { border-top-color: var(--s5); }
            .card h2 { overflow-wrap: anywhere; }
            .card dl { display: grid; grid-template-columns: repeat(auto-fit, minmax(92px, 1fr)); gap: 12px; margin: 12px 0 0; }
            .card dt { color: var(--quiet); font-size: 12px; line-height: 1.3; }
            .card div { display: flex; flex-direction: column; justify-content: flex-end; }
            .card dd { margin: 0; font-size: 22px; font-weight: 600; font-variant-numeric: tabular-nums; white-space: nowrap; }
            section { padding: 20px 24px; margin: 0 0 20px; break-inside: avoid; }
            .pair { display: grid; gap: 24px 32px; margin-top: 14px; align-items: start; grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); }
            .stacked .pair { grid-template-columns: minmax(0, 1fr); }
            .stacked figure { max-width: 600px; }
            @media (max-width: 900px) { .pair { grid-template-columns: minmax(0, 1fr); } }
            figure { margin: 0; }
            svg { display: block; width: 100%; height: auto; font: 12px system-ui, -apple-system, "Segoe UI", Roboto, Arial, sans-serif; }
            svg text { fill: var(--ink); } svg .axis { fill: var(--quiet); font-size: 10px; }
            svg .value { font-size: 11px; font-variant-numeric: tabular-nums; }
            svg .grid { stroke: var(--line); } svg .track { fill: var(--track); }
            .s0 { fill: var(--s0); } .s1 { fill: var(--s1); } .s2 { fill: var(--s2); }
            .s3 { fill: var(--s3); } .s4 { fill: var(--s4); } .s5 { fill: var(--s5); }
            .legend { display: flex; flex-wrap: wrap; gap: 4px 18px; margin-top: 8px; font-size: 13px; color: var(--quiet); }
            .legend span { display: inline-flex; align-items: center; gap: 6px; }
            .legend svg { width: 12px; height: 12px; }
            .scroll { overflow-x: auto; }
            table { border-collapse: collapse; width: 100%; font-size: 13px; font-variant-numeric: tabular-nums; }
            th, td { padding: 5px 8px; border-bottom: 1px solid var(--line); text-align: right; white-space: nowrap; }
            th:first-child { text-align: left; padding-left: 0; }
            td:last-child, th:last-child { padding-right: 0; }
            thead th { color: var(--quiet); font-weight: 600; }
            tbody th { font-weight: 400; } tbody th.inner { padding-left: 16px; }
            td b { font-weight: 600; display: inline-block; min-width: 62px; }
            .several td { white-space: normal; }
            .below { display: block; font-size: 11px; line-height: 1.2; }
            .confusions { display: flex; flex-wrap: wrap; gap: 0 40px; } .confusions > div { min-width: 0; max-width: 100%; }
            .confusion { width: auto; }
            .confusion th, .confusion td, .confusion td:last-child { padding: 5px 10px; text-align: center; border: 1px solid var(--line); }
            .confusion tbody th { text-align: left; }
            .confusion thead th { vertical-align: bottom; }
            details { border-top: 1px solid var(--line); padding: 10px 0; }
            details:first-of-type { margin-top: 12px; }
            summary { cursor: pointer; font-weight: 600; }
            details ul { margin: 8px 0 0; padding-left: 20px; font: 12.5px/1.6 ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; overflow-wrap: anywhere; }
            a:focus-visible, summary:focus-visible, .scroll:focus-visible { outline: 2px solid var(--s0); outline-offset: 2px; }
            @media print { body { background: none; } .card, section { border-color: #bbb; } }
            """;

    private PageStyle() {}
}
