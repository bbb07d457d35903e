/// The one stylesheet: two colour schemes, three widths, print.
///
/// Colours of levels have 3:1 against the panel and are never alone: each comes with its word. Text has 4.5:1.
enum Stylesheet {
    static let text = """
        :root {
          color-scheme: light dark;
          --page: #fff; --panel: #f6f8fa; --line: #d6dde3; --text: #17212b; --muted: #4d5c6a; --link: #0b5cad;
          --unknown: #74808c; --public: #35806a; --internal: #2f74b5; --confidential: #a8660a;
          --restricted: #b8301f; --critical: #6d1450;
          --band: #2f74b52e; --plate: #17212b0d; --alarm: #a62a1b; --badge: #fff;
        }
        @media (prefers-color-scheme: dark) {
          :root {
            --page: #10161c; --panel: #171f27; --line: #2d3945; --text: #e8eef3; --muted: #a9b7c3; --link: #82bdff;
            --unknown: #8d9aa6; --public: #5cb398; --internal: #5fa3e0; --confidential: #dc9a3c;
            --restricted: #ff7a66; --critical: #e08bd0;
            --band: #5fa3e033; --plate: #e8eef312; --alarm: #ff9080; --badge: #10161c;
          }
        }
        *, ::before, ::after { box-sizing: border-box; }
        body { margin: 0; background: var(--page); color: var(--text); font: 15px/1.5 Inter, system-ui, "Segoe UI", sans-serif;
          -webkit-text-size-adjust: 100%; overflow-wrap: anywhere; }
        a { color: var(--link); }
        :focus-visible { outline: 3px solid var(--link); outline-offset: 2px; border-radius: 3px; }
        main:focus { outline: none; }
        code { font: 0.92em ui-monospace, "DejaVu Sans Mono", monospace; }
        .skip { position: absolute; left: -999px; }
        .skip:focus { left: 8px; top: 8px; padding: 8px 12px; background: var(--page); z-index: 1; }

        header { display: flex; flex-wrap: wrap; gap: 6px 24px; align-items: center; justify-content: space-between;
          padding: 12px 24px; border-bottom: 1px solid var(--line); }
        h1 { display: flex; flex-wrap: wrap; gap: 0 10px; align-items: center; margin: 0; font-size: 20px; line-height: 1.3; }
        h1 small { font-size: 15px; font-weight: 400; color: var(--muted); }
        h1 .mark { display: flex; }
        .status { display: flex; flex-wrap: wrap; gap: 4px 16px; align-items: center; font-size: 13.5px; color: var(--muted); }
        .status a { padding: 3px 0; }
        .live::before { content: ""; display: inline-block; width: 8px; height: 8px; margin-right: 6px; border-radius: 50%;
          background: var(--public); }
        .live.stale::before { background: var(--restricted); }
        form { margin: 0; }
        button.link { border: 0; padding: 3px 0; background: none; color: var(--link); font: inherit;
          text-decoration: underline; cursor: pointer; }

        main { max-width: 1560px; margin: 0 auto; padding: 14px 24px 8px; }
        footer { max-width: 1560px; margin: 0 auto; padding: 6px 24px 24px; font-size: 13.5px; color: var(--muted); }
        .headline { margin: 2px 0 14px; font-size: 18px; line-height: 1.4; }
        .board { display: grid; gap: 16px; margin-bottom: 16px; align-items: start; }
        .panel { padding: 14px 18px 12px; background: var(--panel); border: 1px solid var(--line); border-radius: 10px;
          min-width: 0; }
        h2 { margin: 0; font-size: 16px; line-height: 1.4; }
        .note { margin: 2px 0 10px; font-size: 13.5px; color: var(--muted); }
        .empty { margin: 8px 0; color: var(--muted); }
        .alarm { color: var(--alarm); font-weight: 600; }
        .fresh { color: var(--text); font-weight: 600; }

        .unknown { fill: var(--unknown); background: var(--unknown); }
        .public { fill: var(--public); background: var(--public); }
        .internal { fill: var(--internal); background: var(--internal); }
        .confidential { fill: var(--confidential); background: var(--confidential); }
        .restricted { fill: var(--restricted); background: var(--restricted); }
        .critical { fill: var(--critical); background: var(--critical); }
        .legend { display: flex; flex-wrap: wrap; gap: 4px 18px; margin: 8px 0 0; padding: 0; list-style: none;
          font-size: 13.5px; color: var(--muted); }
        .swatch { display: inline-block; width: 12px; height: 12px; margin-right: 7px; border-radius: 3px;
          vertical-align: -1px; }
        .swatch.new { border: 2px solid var(--text); }

        .map { display: block; width: 100%; height: auto; background: none; }
        .map text { fill: var(--text); font-size: 14.5px; }
        .map .head { fill: var(--muted); font-size: 13.5px; }
        .map .name { font-weight: 600; }
        .map .figure { fill: var(--muted); font-size: 13.5px; }
        .map .alarm { fill: var(--alarm); font-size: 13.5px; }
        .map .fresh { fill: var(--text); font-size: 13.5px; }
        .map .bar { fill: var(--text); }
        .map .plate { fill: var(--plate); }
        .ribbon { fill-opacity: 0.5; background: none; }
        .ribbon:hover { fill-opacity: 0.85; }
        .ribbon.new { stroke: var(--text); stroke-width: 1.5; fill-opacity: 0.75; }
        .bars { margin: 4px 0 0; padding: 0; list-style: none; }
        .bars li { display: grid; grid-template-columns: 1fr auto; gap: 0 12px; padding: 6px 0; }
        .bars .name, .row .name { font-weight: 600; }
        .bars svg { grid-column: 1 / -1; width: 100%; height: 10px; margin: 3px 0; border-radius: 3px; }
        .bars .track { fill: var(--line); }
        .bars .detail { grid-column: 1 / -1; font-size: 13.5px; color: var(--muted); }
        .wide { display: none; }

        .volumes .legend { margin: 0 0 6px; }
        .key { display: inline-block; width: 20px; margin-right: 7px; vertical-align: 4px; border-top: 2.5px solid var(--internal); }
        .key.band { height: 12px; border: 0; vertical-align: -2px; background: var(--band); }
        .key.dot { width: 10px; height: 10px; border: 0; border-radius: 50%; vertical-align: -1px; background: var(--restricted); }
        .rows { margin: 0; padding: 0; list-style: none; }
        .row { padding: 8px 0 4px; }
        .row + .row { border-top: 1px solid var(--line); }
        .row .label { display: grid; grid-template-columns: 1fr auto; gap: 0 12px; align-content: center; }
        .row .detail { grid-column: 1 / -1; font-size: 13.5px; line-height: 1.4; color: var(--muted); }
        .row .detail a { white-space: nowrap; }
        .figure { font-variant-numeric: tabular-nums; white-space: nowrap; }
        .chart { display: block; width: 100%; height: 64px; overflow: visible; }
        .chart path { fill: none; vector-effect: non-scaling-stroke; stroke-linejoin: round; }
        .chart .day, .chart .floor { stroke: var(--line); stroke-width: 1; }
        .chart .band { fill: var(--band); }
        .chart .expected { stroke: var(--muted); stroke-width: 1; stroke-dasharray: 3 4; }
        .chart .observed { stroke: var(--internal); stroke-width: 1.75; }
        .chart .open { stroke: var(--internal); stroke-width: 1.75; stroke-dasharray: 2 3; }
        .chart .stem { stroke: var(--restricted); stroke-width: 1; stroke-dasharray: 2 3; }
        .chart .dot { stroke: var(--restricted); stroke-width: 9; stroke-linecap: round; }
        .axis svg { display: block; }
        .axis svg svg { display: inline; }
        .axis text { fill: var(--muted); font-size: 12.5px; }

        .alerts { display: grid; gap: 12px; min-width: 0; }
        .alert { padding: 10px 16px 11px; background: var(--panel); border: 1px solid var(--line);
          border-left: 6px solid var(--severity); border-radius: 10px; font-size: 14px; }
        .alert.low { --severity: var(--muted); }
        .alert.medium { --severity: var(--confidential); }
        .alert.high { --severity: var(--restricted); }
        .alert.critical { --severity: var(--critical); }
        .alert.critical, .alert .critical { background: var(--panel); }
        .alert:target { outline: 3px solid var(--link); outline-offset: 2px; }
        .alert h3 { margin: 5px 0 4px; font-size: 15.5px; line-height: 1.4; }
        .alert p { margin: 5px 0; }
        .alert ul { margin: 3px 0 6px; padding-left: 18px; }
        .alert li { margin: 2px 0; }
        .kicker { display: flex; flex-wrap: wrap; gap: 2px 10px; align-items: baseline; font-size: 13px; color: var(--muted); }
        .badge { padding: 0 9px; border-radius: 9px; color: var(--badge); background: var(--severity); }
        .since { font-size: 13px; color: var(--muted); }
        .since code { display: inline-block; max-width: 100%; }
        .action strong::after { content: " —"; }

        main > .panel + .panel { margin-top: 14px; }
        pre { margin: 6px 0; padding: 8px 12px; overflow-x: auto; border: 1px solid var(--line); border-radius: 7px;
          background: var(--page); }
        dl { margin: 6px 0; font-size: 14px; }
        dd { margin: 0 0 4px 18px; color: var(--muted); }

        details { margin-top: 6px; font-size: 14px; }
        summary { width: fit-content; min-height: 24px; padding: 1px 0; color: var(--link); cursor: pointer; }
        .alert details { margin-top: 2px; }
        .scroll { overflow-x: auto; }
        table { border-collapse: collapse; margin: 6px 0; font-size: 13.5px; }
        caption { padding-bottom: 4px; text-align: left; color: var(--muted); }
        th, td { padding: 4px 18px 4px 0; text-align: left; vertical-align: top; white-space: nowrap; }
        tbody tr { border-top: 1px solid var(--line); }
        th.number, td.number { text-align: right; font-variant-numeric: tabular-nums; }

        .sign-in { max-width: 520px; margin: 6vh auto; padding: 22px 26px; }
        .sign-in form { display: grid; gap: 8px; }
        .sign-in label { font-weight: 600; }
        .sign-in input { width: 100%; padding: 9px 11px; border: 1px solid var(--muted); border-radius: 7px;
          background: var(--page); color: var(--text); font: inherit; }
        .sign-in button { justify-self: start; margin-top: 6px; padding: 9px 22px; border: 0; border-radius: 7px;
          background: var(--link); color: var(--page); font: inherit; font-weight: 600; cursor: pointer; }
        .failure { margin: 8px 0; padding: 8px 12px; border-left: 4px solid var(--restricted); }

        @media (min-width: 900px) {
          .wide { display: block; }
          .narrow { display: none; }
          .row { display: grid; grid-template-columns: minmax(250px, 21%) 1fr; gap: 4px 26px; align-items: center; }
          .axis { margin-left: calc(max(250px, 21%) + 26px); }
        }
        @media (min-width: 1320px) {
          .board { grid-template-columns: minmax(0, 2fr) minmax(0, 1fr); grid-template-rows: auto 1fr; }
          .flows { grid-column: 1; }
          .volumes { grid-column: 1; }
          .alerts { grid-column: 2; grid-row: 1 / span 2; }
        }
        @media (max-width: 560px) {
          header, main, footer { padding-left: 14px; padding-right: 14px; }
          .panel { padding: 12px 13px; }
          .headline { font-size: 16.5px; }
          .axis text { font-size: 11px; }
          .axis .only-wide { display: none; }
        }
        @media (prefers-reduced-motion: no-preference) { .ribbon { transition: fill-opacity 0.15s; } }
        @media print {
          .status a, .status form, .skip, summary { display: none; }
          .panel, .alert { break-inside: avoid; background: none; }
        }

        """
}
