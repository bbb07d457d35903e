extension Stylesheet {
    /// Pictures, forms and lists.
    static let parts = """
        .plot { display: grid; grid-template-columns: 62px minmax(0, 1fr); }
        .plot > * { min-width: 0; }
        .plot .axis { grid-column: 2; margin: 0; }
        .plot text { fill: var(--muted); font-size: 12.5px; }
        .plot .values { display: block; }
        .field-of { display: grid; }
        .field-of > * { grid-area: 1 / 1; }
        .chart.tall { height: 220px; }
        .chart.mix { height: 180px; }
        .plot .marks { display: block; overflow: visible; pointer-events: none; }
        .plot .marks text { fill: var(--text); font-weight: 600; paint-order: stroke; stroke: var(--panel); stroke-width: 4px; }
        .chart .layer { stroke: var(--panel); stroke-width: 1; }
        .chart .layer.unknown { fill: var(--unknown); }
        .chart .layer.public { fill: var(--public); }
        .chart .layer.internal { fill: var(--internal); }
        .chart .layer.confidential { fill: var(--confidential); }
        .chart .layer.restricted { fill: var(--restricted); }
        .chart .layer.critical { fill: var(--critical); }
        .hours { display: block; }
        .heat-floor { fill: var(--line); fill-opacity: 0.35; }
        .heat { fill: var(--internal); }
        .shade-1 { fill-opacity: 0.16; }
        .shade-2 { fill-opacity: 0.32; }
        .shade-3 { fill-opacity: 0.48; }
        .shade-4 { fill-opacity: 0.64; }
        .shade-5 { fill-opacity: 0.82; }

        button, .button, .fold summary { padding: 7px 16px; border: 1px solid var(--muted); border-radius: 7px;
          background: var(--page); color: var(--text); font: inherit; font-weight: 600; cursor: pointer; }
        button.link { border: 0; padding: 3px 0; background: none; color: var(--link); font-weight: 400; text-decoration: underline; }
        button.main { border-color: var(--link); background: var(--link); color: var(--page); }
        button:hover { border-color: var(--text); }
        .buttons { display: flex; flex-wrap: wrap; gap: 8px; margin: 8px 0; }
        .fold { margin: 8px 0 0; }
        .fold summary { width: auto; min-height: 36px; list-style: none; }
        .fold summary::-webkit-details-marker { display: none; }
        .fold summary::after { content: "▾"; float: right; color: var(--muted); }
        .fold[open] summary::after { content: "▴"; }
        .fold form { display: grid; gap: 10px; padding: 10px 2px 6px; }
        .fold form button { justify-self: start; }
        .field { display: grid; gap: 3px; min-width: 0; }
        .field label, .filters label { font-size: 13.5px; color: var(--muted); }
        input, select, textarea { width: 100%; min-width: 0; padding: 7px 10px; border: 1px solid var(--muted); border-radius: 7px;
          background: var(--page); color: var(--text); font: inherit; }
        input, select { height: 38px; }
        input[type="checkbox"], input[type="radio"] { width: 20px; height: 20px; flex: none; }
        .check { display: flex; gap: 8px; align-items: center; }
        .filters { display: grid; grid-template-columns: repeat(auto-fit, minmax(170px, 1fr)); gap: 10px 14px;
          align-items: end; margin: 0 0 16px; }
        .filters button, .filters a { justify-self: start; }
        .filters a { padding: 8px 0; }
        .done, .failure { padding: 8px 14px; border-radius: 7px; background: var(--panel); border: 1px solid var(--line);
          border-left: 5px solid var(--public); }
        .failure { border-left-color: var(--restricted); }
        .pager { display: flex; gap: 20px; }
        .pager a { padding: 6px 0; }
        .chips { display: flex; flex-wrap: wrap; gap: 8px 12px; align-items: center; margin: 0 0 14px; padding: 0; list-style: none; }
        .chip { display: inline-block; padding: 3px 12px; border: 1px solid var(--muted); border-radius: 14px; color: var(--text);
          text-decoration: none; }
        .alert-list { display: grid; gap: 10px; margin: 0; padding: 0; list-style: none; }
        .alert h2 { margin: 3px 0; font-size: 15.5px; line-height: 1.4; }
        .alert h2 a, .alert h3 a, .row .name a { color: var(--text); text-decoration: none; }
        .alert h2 a:hover, .alert h3 a:hover, .row .name a:hover { color: var(--link); text-decoration: underline; }
        .panel > .story, .panel > .alert-list { margin-top: 10px; }
        .story { margin: 0; padding: 0 0 0 14px; list-style: none; border-left: 3px solid var(--line); }
        .story li { margin: 0 0 10px; }
        .story p { margin: 0; }
        .said { display: block; margin-top: 3px; padding: 6px 12px; border-radius: 7px; background: var(--page);
          border: 1px solid var(--line); white-space: pre-line; }
        .grid { width: 100%; }
        td.wrap { white-space: normal; min-width: 150px; }
        td.wrap { overflow-wrap: break-word; }
        .facts .condition, th .condition { margin: 0 0 6px; white-space: normal; }
        .condition code { color: var(--muted); font-size: 12.5px; }
        .scale { display: flex; align-items: center; gap: 2px; font-size: 12.5px; color: var(--muted); }
        .extent { padding: 6px 12px; border: 1px solid var(--line); border-radius: 7px; background: var(--page); }
        .lacks { margin: 0; padding: 0; list-style: none; color: var(--alarm); }
        .lacks li::before { content: "⚠\u{A0}"; }
        .notice { margin: 0 0 14px; padding: 8px 14px; border: 1px solid var(--line); border-left: 5px solid var(--confidential);
          border-radius: 7px; background: var(--panel); }
        .register-platform { margin-top: 18px; padding-top: 8px; border-top: 2px solid var(--line); }
        .register-platform h3 { margin: 4px 0; font-size: 16px; }
        .cards { display: grid; gap: 12px; grid-template-columns: repeat(auto-fit, minmax(min(100%, 430px), 1fr)); margin-bottom: 16px; }
        .stacked { display: grid; gap: 10px; }
        .stacked button { justify-self: start; }
        .secret { padding: 2px 8px; background: var(--page); border: 1px solid var(--line); border-radius: 5px; }
        .files { gap: 8px 22px; }
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
        th.number, td.number, .numbers td, .numbers thead th:not(:first-child) { text-align: right; font-variant-numeric: tabular-nums; }

        """
}
