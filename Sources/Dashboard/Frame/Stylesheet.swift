/// The one stylesheet: two colour schemes, three widths, print.
///
/// Colours of levels have 3:1 against the panel and are never alone: each comes with its word. Text has 4.5:1. What is
/// filled with less than its whole colour, as ribbons and bands, has an edge that stands out.
enum Stylesheet {
    static let text = frame + parts + widths

    /// Colours, the frame of a page, and the home page.
    private static let frame = """
        :root {
          color-scheme: light dark;
          --page: #fff; --panel: #f6f8fa; --line: #d6dde3; --text: #17212b; --muted: #4d5c6a; --link: #0b5cad;
          --unknown: #74808c; --public: #35806a; --internal: #2f74b5; --confidential: #a8660a;
          --restricted: #b8301f; --critical: #6d1450;
          --band: #2f74b52e; --edge: #748eaa; --plate: #17212b0d; --alarm: #a62a1b; --badge: #fff;
        }
        @media (prefers-color-scheme: dark) {
          :root {
            --page: #10161c; --panel: #171f27; --line: #2d3945; --text: #e8eef3; --muted: #a9b7c3; --link: #82bdff;
            --unknown: #8d9aa6; --public: #5cb398; --internal: #5fa3e0; --confidential: #dc9a3c;
            --restricted: #ff7a66; --critical: #e08bd0;
            --band: #5fa3e033; --edge: #5a7692; --plate: #e8eef312; --alarm: #ff9080; --badge: #10161c;
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
        header h1 { margin: 0; font-size: 20px; }
        .brand { display: flex; gap: 0 10px; align-items: center; font-size: 19px; font-weight: 700; line-height: 1.3;
          color: var(--text); text-decoration: none; }
        .brand small { font-size: 14px; font-weight: 400; color: var(--muted); }
        .brand .mark { display: flex; }
        nav { margin-right: auto; }
        nav ul { display: flex; flex-wrap: wrap; gap: 0 18px; margin: 0; padding: 0; list-style: none; }
        nav a { display: block; padding: 6px 0 4px; border-bottom: 3px solid transparent; color: var(--link);
          text-decoration: none; font-size: 15px; }
        nav a:hover { border-color: var(--line); }
        nav a[aria-current] { border-color: var(--link); color: var(--text); font-weight: 600; }
        .status { display: flex; flex-wrap: wrap; gap: 4px 16px; align-items: center; font-size: 13.5px; color: var(--muted); }
        .status a { padding: 3px 0; }
        .live::before { content: ""; display: inline-block; width: 8px; height: 8px; margin-right: 6px; border-radius: 50%;
          background: var(--public); }
        .live.stale::before { background: var(--restricted); }
        form { margin: 0; }

        main { max-width: 1560px; margin: 0 auto; padding: 14px 24px 8px; }
        footer { max-width: 1560px; margin: 0 auto; padding: 6px 24px 24px; font-size: 13.5px; color: var(--muted); }
        h1 { margin: 4px 0 12px; font-size: 23px; line-height: 1.3; }
        .as-of { float: right; margin: 6px 0 0 20px; font-size: 13px; color: var(--muted); }
        .headline { margin: 2px 0 14px; font-size: 18px; font-weight: 400; line-height: 1.4; }
        .hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
        .board { display: grid; gap: 16px; margin-bottom: 16px; align-items: start; }
        .panel { padding: 14px 18px 12px; background: var(--panel); border: 1px solid var(--line); border-radius: 10px;
          min-width: 0; }
        h2 { margin: 0; font-size: 16px; line-height: 1.4; }
        .note { margin: 2px 0 10px; font-size: 13.5px; color: var(--muted); }
        .empty { margin: 8px 0; color: var(--muted); }
        .alarm { color: var(--alarm); font-weight: 600; }
        .fresh { color: var(--text); font-weight: 600; }

        .unknown { --tone: var(--unknown); fill: var(--tone); background: var(--tone); }
        .public { --tone: var(--public); fill: var(--tone); background: var(--tone); }
        .internal { --tone: var(--internal); fill: var(--tone); background: var(--tone); }
        .confidential { --tone: var(--confidential); fill: var(--tone); background: var(--tone); }
        .restricted { --tone: var(--restricted); fill: var(--tone); background: var(--tone); }
        .critical { --tone: var(--critical); fill: var(--tone); background: var(--tone); }
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
        .ribbon { fill-opacity: 0.5; background: none; stroke: var(--tone); stroke-width: 1; }
        .ribbon:hover { fill-opacity: 0.85; }
        .ribbon.new { stroke: var(--text); stroke-width: 2; fill-opacity: 0.75; }
        .bars { margin: 4px 0 0; padding: 0; list-style: none; }
        .bars li { display: grid; grid-template-columns: 1fr auto; gap: 0 12px; padding: 6px 0; }
        .bars .name, .row .name { font-weight: 600; }
        .bars svg { grid-column: 1 / -1; width: 100%; height: 10px; margin: 3px 0; border-radius: 3px; }
        .bars .track { fill: var(--line); }
        .bars .detail { grid-column: 1 / -1; font-size: 13.5px; color: var(--muted); }
        .wide { display: none; }

        .volumes .legend { margin: 0 0 6px; }
        .key { display: inline-block; width: 20px; margin-right: 7px; vertical-align: 4px; border-top: 2.5px solid var(--internal); }
        .key.band { height: 12px; border: 0; vertical-align: -2px; background: var(--band);
          outline: 1px solid var(--edge); outline-offset: -1px; }
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
        .chart .band { fill: var(--band); stroke: var(--edge); stroke-width: 0.75; }
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
        .panel h3 { margin: 14px 0 2px; font-size: 14.5px; }
        .panel p { margin: 6px 0; }
        .columns { display: grid; gap: 16px; align-items: start; margin-bottom: 16px; }
        .stack { display: grid; gap: 16px; min-width: 0; }
        .title { margin-bottom: 14px; }
        .title h1 { margin: 4px 0 0; }
        .alert-title { padding-left: 16px; border-left: 6px solid var(--severity); }
        .alert-title.low { --severity: var(--muted); }
        .alert-title.medium { --severity: var(--confidential); }
        .alert-title.high { --severity: var(--restricted); }
        .alert-title.critical { --severity: var(--critical); }
        .alert-title.critical { background: none; }
        .state { padding: 0 9px; border: 1px solid var(--muted); border-radius: 9px; color: var(--text); }
        .why { margin: 6px 0; padding-left: 20px; }
        .why li { margin: 3px 0; }
        .level { white-space: nowrap; }
        .gap { color: var(--alarm); font-weight: 600; }
        .gap::before { content: "⚠\u{A0}"; }
        .facts { display: grid; gap: 5px 0; margin: 6px 0; font-size: 14px; }
        .facts div { display: grid; grid-template-columns: minmax(105px, min(36%, 210px)) 1fr; gap: 12px; }
        .facts dt { color: var(--muted); }
        .facts dd { margin: 0; color: var(--text); }
        .row-facts .facts { grid-template-columns: repeat(auto-fit, minmax(150px, 1fr)); gap: 10px 18px; margin-top: 12px; }
        .row-facts .facts div { display: block; }
        .row-facts .facts dd { font-weight: 600; }
        .marks-list { margin: 4px 0; padding: 0; list-style: none; font-size: 14px; }

        """

    /// The door, and what changes with the width and on paper; last, since it overrules.
    private static let widths = """
        .sign-in { max-width: 520px; margin: 6vh auto; padding: 22px 26px; }
        .sign-in h1 { font-size: 19px; }
        .sign-in form { display: grid; gap: 8px; }
        .sign-in label { font-weight: 600; }
        .sign-in button { justify-self: start; margin-top: 6px; }

        @media (min-width: 400px) { .filters .field:has(#r-kind) { grid-column: span 2; } }
        @media (min-width: 900px) {
          .wide { display: block; }
          .narrow { display: none; }
          .row { display: grid; grid-template-columns: minmax(250px, 21%) 1fr; gap: 4px 26px; align-items: center; }
          .axis { margin-left: calc(max(250px, 21%) + 26px); }
        }
        @media (min-width: 1000px) { .columns { grid-template-columns: minmax(0, 2fr) minmax(290px, 1fr); } }
        @media (min-width: 1320px) {
          .board { grid-template-columns: minmax(0, 2fr) minmax(0, 1fr); grid-template-rows: auto 1fr; }
          .flows { grid-column: 1; }
          .volumes { grid-column: 1; }
          .alerts { grid-column: 2; grid-row: 1 / span 2; }
        }
        @media (max-width: 560px) {
          .as-of { float: none; margin: 0; }
          h1 { font-size: 19px; }
          header, main, footer { padding-left: 14px; padding-right: 14px; }
          .panel { padding: 12px 13px; }
          .headline { font-size: 16.5px; }
          .axis text { font-size: 11px; }
          .axis .only-wide { display: none; }
          .cards-on-phone thead { position: absolute; clip-path: inset(50%); }
          .cards-on-phone, .cards-on-phone tbody { display: block; }
          .cards-on-phone tr { display: flex; flex-wrap: wrap; gap: 1px 14px; padding: 7px 0; }
          .cards-on-phone th, .cards-on-phone td { padding: 0; white-space: normal; text-align: left; }
          .cards-on-phone [data-label]::before { content: attr(data-label) " "; color: var(--muted); }
          .cards-on-phone .wrap { flex-basis: 100%; }
        }
        @media (prefers-reduced-motion: no-preference) { .ribbon { transition: fill-opacity 0.15s; } }
        @media print {
          nav, .status, .skip, summary, .actions, .filters, .pager, .chips { display: none; }
          body { font-size: 11pt; }
          a { color: inherit; text-decoration: none; }
          .columns { grid-template-columns: 1fr; }
          .scroll { overflow: visible; }
          .panel, .alert { break-inside: avoid; background: none; }
        }

        """
}
