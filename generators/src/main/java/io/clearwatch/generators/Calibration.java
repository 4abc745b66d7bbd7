package io.clearwatch.generators;

import io.clearwatch.events.Transport;
import java.util.List;

/**
 * Volumes and shares of the four cities and eleven ports at rate 1: about 9000 declarations a day.
 *
 * <p>All are own estimates, made so that the means come near to published figures where there are
 * any: imports 21.9 h in Shenzhen (2018) and about 28 h in Qingdao (2023), exports near the
 * national 1.03 h (2022); means of transport road 55 %, sea 30 %, air 15 % in Shenzhen, sea 65 %,
 * air 25 %, road 10 % in Guangzhou, sea above 85 % in Dalian and Qingdao. Dalian and Guangzhou
 * promise 100 % for some shares, and keep it here.
 */
final class Calibration {
  static final List<CityProfile> CITIES =
      List.of(
          new CityProfile("shenzhen", "4403", 0.56, 0.10, 0.38, 0.996, 0.997, 170),
          new CityProfile("dalian", "2102", 0.51, 0.07, 0.30, 1, 1, 90),
          new CityProfile("qingdao", "3702", 0.53, 0.09, 0.31, 0.997, 0.998, 110),
          new CityProfile("guangzhou", "4401", 0.52, 0.08, 0.33, 0.995, 1, 130));

  static final List<PortProfile> PORTS =
      List.of(
          port("shenzhen-yantian", "5316", List.of(sea(250, 125)), List.of(sea(450, 0.75))),
          port("shenzhen-shekou", "5304", List.of(sea(150, 115)), List.of(sea(220, 0.75))),
          port("shenzhen-huanggang", "5301", List.of(road(850, 32)), List.of(road(1100, 0.45))),
          port("shenzhen-baoan-airport", "5312", List.of(air(220, 34)), List.of(air(310, 0.6))),
          port(
              "dalian-dayaowan",
              "0908",
              List.of(sea(730, 89), rail(20, 48)),
              List.of(sea(1450, 0.54), rail(50, 0.5))),
          port("dalian-zhoushuizi-airport", "0902", List.of(air(100, 40)), List.of(air(180, 0.45))),
          port(
              "qingdao-qianwan",
              "4258",
              List.of(sea(535, 80), rail(15, 44)),
              List.of(sea(830, 0.8), rail(20, 0.8))),
          port("qingdao-jiaodong-airport", "4225", List.of(air(60, 34)), List.of(air(90, 0.6))),
          port("guangzhou-nansha", "5165", List.of(sea(300, 98)), List.of(sea(400, 0.8))),
          port(
              "guangzhou-huangpu",
              "5201",
              List.of(sea(110, 93), road(60, 48)),
              List.of(sea(165, 0.8), road(90, 0.5))),
          port("guangzhou-baiyun-airport", "5141", List.of(air(170, 44)), List.of(air(205, 0.6))));

  private Calibration() {}

  private static PortProfile port(
      String id, String customsCode, List<Flow> imports, List<Flow> exports) {
    return new PortProfile(id, customsCode, imports, exports);
  }

  private static Flow sea(double perDay, double preparationHours) {
    return new Flow(Transport.SEA, perDay, preparationHours);
  }

  private static Flow air(double perDay, double preparationHours) {
    return new Flow(Transport.AIR, perDay, preparationHours);
  }

  private static Flow road(double perDay, double preparationHours) {
    return new Flow(Transport.ROAD, perDay, preparationHours);
  }

  private static Flow rail(double perDay, double preparationHours) {
    return new Flow(Transport.RAIL, perDay, preparationHours);
  }

  static CityProfile city(String id) {
    return CITIES.stream().filter(city -> city.id().equals(id)).findFirst().orElseThrow();
  }
}
