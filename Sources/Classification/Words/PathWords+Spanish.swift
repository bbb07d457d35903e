import Domain

extension PathWords {
    /// Fields of Spanish systems.
    static let spanish: [(Category, String)] = [
        (
            .commercialUnitCost,
            """
            costo; coste; costo unitario; coste unitario; precio de compra; precio de costo; precio de coste; costo
            promedio; coste medio; costo estándar; último costo
            """
        ),
        (
            .commercialMargin,
            """
            margen; margen bruto; utilidad bruta; ganancia bruta
            """
        ),
        (
            .commercialPrice,
            """
            precio; precio unitario; precio de venta; precio de lista; precio neto; lista de precios; precio público
            """
        ),
        (
            .financialAmount,
            """
            importe; importe total; importe neto; monto; monto total; impuesto; impuestos; importe iva; total
            factura; base imponible; gastos de envío; costo de envío; coste de envío; tasa de impuesto; porcentaje
            iva; total a pagar
            """
        ),
        (
            .commercialQuantity,
            """
            cantidad; cantidad pedida; cantidad entregada; cantidad enviada; existencia; existencias; cantidad
            disponible
            """
        ),
        (
            .commercialTerms,
            """
            descuento; porcentaje descuento; condiciones de pago; condición de pago; plazo de pago; término de pago;
            cantidad mínima; pedido mínimo; comisión; condiciones de entrega
            """
        ),
        (
            .commercialSupplier,
            """
            proveedor; nombre proveedor; código proveedor; id proveedor; número de proveedor; fabricante; nombre
            fabricante
            """
        ),
        (
            .commercialBOM,
            """
            lista de materiales; materia prima; hoja de ruta
            """
        ),
        (
            .commercialIP,
            """
            número de patente; número de plano; plano técnico
            """
        ),
        (
            .commercialForecast,
            """
            pronóstico de ventas; pronóstico de demanda; previsión de ventas; stock de seguridad; existencia mínima;
            punto de pedido; plan de producción
            """
        ),
        (
            .commercialAccounting,
            """
            centro de costo; centro de costos; centro de coste; centro de costes; cuenta contable; libro mayor;
            centro de beneficio
            """
        ),
        (
            .tradeCustoms,
            """
            fracción arancelaria; partida arancelaria; código arancelario; arancel; país de origen; valor en aduana;
            valor aduana; aduana; número de pedimento; licencia de exportación
            """
        ),
        (
            .tradeLogistics,
            """
            peso bruto; peso neto; peso total; contenedor; buque; puerto; puerto de carga; puerto de descarga;
            transportista; conocimiento de embarque; guía de remisión; número de bultos; bultos; número de
            contenedor; medio de transporte
            """
        ),
        (
            .documentReference,
            """
            pedido; número de pedido; número pedido; factura; número de factura; número factura; orden de compra;
            número de orden; número de guía; número de albarán; albarán; número de cotización; número de contrato;
            número de seguimiento
            """
        ),
        (
            .documentSchedule,
            """
            fecha de entrega; fecha de envío; fecha de pedido; fecha pedido; fecha de factura; fecha factura; fecha
            de vencimiento; fecha vencimiento; vencimiento; fecha de emisión; fecha emisión; plazo de entrega; fecha
            prevista; fecha de pago
            """
        ),
        (
            .textFree,
            """
            comentario; comentarios; observación; observaciones; mensaje; instrucciones
            """
        ),
        (
            .productIdentifier,
            """
            código producto; código de producto; código artículo; código de artículo; código de barras; código
            barras; número de parte; número de serie; número de lote; referencia producto; id producto; producto id; artículo id
            """
        ),
        (
            .productDescription,
            """
            producto; descripción; nombre producto; nombre del producto; descripción producto; nombre artículo;
            marca; artículo
            """
        ),
        (
            .organizationName,
            """
            razón social; nombre empresa; empresa
            """
        ),
        (
            .organizationIdentifier,
            """
            código cliente; número de cliente; id cliente; cliente id; empresa id; código empresa
            """
        ),
        (
            .organizationTaxID,
            """
            número fiscal; número de identificación fiscal; identificación fiscal; registro federal
            """
        ),
        (
            .financialCredit,
            """
            límite de crédito; saldo pendiente; saldo vencido
            """
        ),
        (
            .financialBank,
            """
            cuenta bancaria; número de cuenta; número cuenta; código bancario; titular de la cuenta
            """
        ),
        (
            .personalName,
            """
            apellido; apellidos; nombre completo; destinatario
            """
        ),
        (
            .personalContact,
            """
            dirección de envío; dirección de entrega; dirección de facturación; calle; código postal; correo
            electrónico; teléfono móvil; número de teléfono; celular; correo; teléfono
            """
        ),
        (
            .personalDemographic,
            """
            fecha de nacimiento; fecha nacimiento; lugar de nacimiento; nacionalidad; estado civil
            """
        ),
        (
            .personalEmployment,
            """
            salario; sueldo; nómina; número de empleado; salario bruto
            """
        ),
        (
            .personalGovernmentID,
            """
            número de pasaporte; número de seguro social; cédula de identidad
            """
        ),
        (
            .securitySecret,
            """
            contraseña; contrasena
            """
        ),
    ]
}
